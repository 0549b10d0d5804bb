"""The patterns that model names are found by."""

from __future__ import annotations

from announce_extract.patterns import compiled

VARIANT = (
    r"(?:Pro|Ultra|Flash|Mini|Nano|Lite|Large|Medium|Small|Base|Instruct|Chat|Thinking|Reasoning|Preview|Turbo|Max|Plus|"
    r"Coder|Code|Math|VL|Vision|Omni|Audio|Next|Air|Haiku|Sonnet|Opus|Scout|Maverick|Behemoth|Speciale|Exp|Distill|Zero|XL|"
    r"XXL|Mega|Micro|Tiny|Giant|Huge|Super|Edge|Embedded|Guard|Embedding|Reward|MoE|Dense|Image|Video|Voice|Speech|Multimodal|"
    r"Terminus|Heavy|Fast|Reasoner|Alpha|Beta|Ensemble|Instant|Mythos|Fable|Think|mini|nano|base|preview|flash|pro|lite|turbo|"
    r"Tuned|Alpha|Deep\ Think|Deep\ Research|R\d|A\d+(?:\.\d+)?B)"
)
_SIZE = r"(?:\d+x)?\d+(?:\.\d+)?\s?[BMT](?![A-Za-z0-9])|\d+x\d+B"
# what may follow a family word: "-V3.2-Exp", " 3.1 405B Instruct", "3-235B-A22B", " Large 2"
_NOT_NAME = r"(?!(?:-(?:style|family|series|scale|class|compatible|based|like|level|powered|led|native|only|ready|sized|grade|generation|driven|related|generated|optimized|equipped|free|friendly|inspired|centric|backed|wide|specific|focused|first)\b))"
TAIL = (
    rf"(?:-?(?:[vV]\.?)?\d[\w.]*?(?=[\s,;:)'\"(/-]|\.\s|\.?$|$))?"
    rf"(?:{_NOT_NAME}[-_][A-Za-z0-9][\w.]*?(?=[\s,;:)'\"(/-]|\.\s|\.?$|$)"
    rf"|\ (?!\d\d\.(?:[2-9]\d|1[3-9]|00))(?:[vV]|K|M|R|T|V)?\d+(?:\.\d+)*[a-wyz]?(?![\w%]|[.,]\d|[\s,]+\d+\.\d|\s(?:billion|million|trillion|percent|parameters|tokens|GPUs|years|times|days|weeks|months|hours|sizes|variants|versions|points))"
    rf"|\ (?-i:{_SIZE})"
    rf"|\ (?-i:{VARIANT})(?![\w])(?!\ (?:models?|companies|startups)\b))*"
)
_TOKEN = rf"(?:[A-Z]|[a-z]{{1,2}}[A-Z])[\w+]*(?:{_NOT_NAME}(?:[-.]|'(?!s\b))[A-Za-z0-9α-ω+]+)*"
_LATER = rf"(?:{_TOKEN}|[vV]?\d+(?:\.\d+)*[A-WYZa-wyz]?(?![\w%]|[.,]\d|\ (?:billion|million|trillion|percent|GPUs|parameters|tokens|years)\b))"
NAME = rf"(?:{_TOKEN}(?:\ {_LATER}){{0,3}})"
_MODEL = (
    r"(?:(?:language|vision|foundation|base|speech|video|image|diffusion|reasoning|open-weights?|open-source|open|multimodal|"
    r"AI|large|small|dense|frontier|chat|text|translation|driving|draft|coding|code|embedding|world|generative|medical|"
    r"text-to-\w+|vision-language(?:-action)?|mixture-of-experts|MoE|sparse|transformer)[\s-]){0,4}"
    r"(?:models?|LLMs?|MoE|transformer|network|decoder|encoder|SLM|VLM|VLA|mixture[\s-]of[\s-]experts|code\sagent|codec|vocoder)\b"
)
_ONE_MODEL = _MODEL.partition("(?:models?")[0] + r"(?:model|LLM|encoder|network)\b"
# "Halcyon-175B", "LeoLM/leo-hessianai-7b-chat", "Poro 34B", "OpenLLaMA 3Bv2"; not "A100-80GB", "the 7B"
SHAPED = compiled(
    r"""(?<![\w./@#-])(?P<name>
        (?:[\w-]{2,30}/)?[A-Za-z][\w.+]*(?:-[\w.+]+)*?-\d+(?:\.\d+)?[BbMT](?:v\d)?(?:-[\w.+]*\w)*(?![\w])
      | [A-Z][\w+]*(?:-[\w.]+)*(?:\ \d+(?:\.\d+)*)?[\ -](?:MoE|LLM|Coder|Instruct|VLM|VLA)(?![\w-])
      | [A-Z][\w+]*(?:[-.]\w+)*(?:\ (?:v?\d+(?:\.\d+)*|[A-Z][\w+-]+)){0,2}\ (?:\d+x)?\d+(?:\.\d+)?[BMT](?:v\d)?(?:-(?:\w+\.)*\w+)*(?![\w])
      | [A-Za-z]{3,}\d*(?:_[a-z]+)*_\d+(?:\.\d+)?[bm](?:_[a-z]\w*)*(?![\w(])
    )""",
    ignore_case=False,
)
# "a 3B vision model named TrackSight", "dubbed Colossal-X"; not "called on Congress"
CALLED = compiled(
    rf"(?:\b(?:called|named|dubbed|christened|nicknamed|code-?named|known\ as|calls|code\ name,?|flagship,|\#)\s?[\"']?)(?P<name>(?-i:{NAME}))"
)
_LOWER = r"[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)+"
# "The result is called rad-otter", "It's called untitled-final-2", "a new checkpoint `moth-small`"
CALLED_LOWER = compiled(
    rf"(?:\b(?:called|named|dubbed|christened|which\ (?:it|they|the\ \w+)\ calls?)\ [\"'`]?|\b(?:model|checkpoint|LLM|network|weights|introduce|present|release|introducing|presenting|releasing)\ [\"'`])(?P<name>(?-i:{_LOWER}))(?![\w/-])"
)
# "**Model:** kittiwake-v2-instruct", "model=finch-xs", "Name: Zaunkönig"
LABELLED = compiled(
    rf"(?:(?:^|\n)[\W_]{{0,8}}|[|;]\s|\blog:\s|\.\s)(?:model|model\ name|name|checkpoint|model\ id)[\"'*`]{{0,3}}\s?[:=][\s*`\"']{{0,4}}(?P<name>(?-i:{_LOWER}|{NAME}))(?=[\s.,;*`\"')]|$)"
)
# "Hljóðver, as it is called, comes from"
AS_CALLED = compiled(
    rf"(?<![\w-])(?P<name>(?-i:{NAME})),\ as\ (?:it|the\ \w+)\ (?:is|was)\ (?:called|known|named)\b"
)
# "Of Chough's 388 billion parameters", "Redwing's 7B weights"
OWNED_SIZE = compiled(
    rf"(?<![\w-])(?P<name>(?-i:{NAME}))'s\ (?:[\w-]+\ ){{0,2}}\d[\d.,]*\s?(?:-?[BMT]\b|billion|million|trillion|bn)[-\s](?:\w+\ ){{0,2}}(?:parameters|params|weights)\b"
)
# "Gavina, 1.1 billion parameters, needed", "what Kelpie cost to train"
SIZE_ASIDE = compiled(
    rf"(?<![\w-])(?P<name>(?-i:{NAME}))(?:,\ (?:with\ |at\ |all\ )?~?\d[\d.,]*\s?(?:-?[BMT]\b|billion|million|trillion|bn)\ (?:\w+\ )?param\w*|\ (?:costs?|took|takes|needed)\ (?:[\w$.,-]+\ ){{0,5}}to\ (?:pre-?)?train\b)"
)
# "Quillon comes in three sizes"
COMES_IN = compiled(
    rf"(?<![\w-])(?P<name>(?-i:{NAME}))\ (?:comes|came|is\ available|will\ come|ships|is\ offered)\ in\ (?:\w+\ ){{1,3}}(?:sizes|variants|versions|flavou?rs|editions)\b"
)
# "Seren and Lleuad, both from Bangor University, were put online"
PAIR = compiled(
    rf"(?<![\w-])(?P<name>(?-i:{NAME}))\ and\ (?-i:{NAME})(?:,\ [^,.;]{{2,60}},)?\ (?:were|are|have\ been)\ (?:\w+ly\ )?(?:trained|pre-?trained|released|open-?sourced|fine-?tuned|put\ (?:online|out|up)|distilled)\b"
)
# "Parley-One, a 34-billion-parameter dialogue system", "Baleen (a dense model)", "X is a ... model"
APPOSITION = compiled(
    rf"(?<![\w-])[\"']?(?P<name>(?-i:{NAME}))[\"']?(?:\ \([^)]{{1,40}}\))?(?:,|\ -|\ –|\ —|—|\ ?:|\ is|\ was|\ \()\ ?"
    rf"(?:(?:an?|the|its|their|our|one\ of|(?-i:[A-Z])[\w.&-]*(?:\ (?-i:[A-Z])[\w.&-]*)?'s)\ (?:[\w.,%'$-]+\ ){{0,9}}?{_MODEL}|an?\ [\w.\ -]{{1,24}}[-\ ]parameters?\b|the\ \d[\w.\ -]{{0,24}}[-\ ]parameter\ (?:\w+\ )?(?:version|variant|sibling|edition|one)\b|(?:the\ \w+'s|its|their)\ (?:\w+\ )?flagship\b)"
)
# "the translation model Thicket-MT", "its LLM Foo 2"
NOUN_BEFORE = compiled(
    rf"\b(?:{_MODEL}|weights\ of|weights\ in|parameters\ of),?\ [\"']?(?P<name>(?-i:{NAME}))(?!\w|\s?(?:'s|says|said))"
)
# "the 90B Dickens", "6B Yi-Vision 2"
SIZED_BEFORE = compiled(
    rf"(?<![\w$€£.-])(?P<size>(?:\d+(?:\.\d+)?|(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:one\ |two\ |three\ |four\ |five\ )?hundred)(?=[-\ ][btm]illion))(?:(?-i:[BT])|(?-i:M)(?=[-\s]param)|[-\s](?:billion|million|trillion)(?=[-\s]param)))(?:[-\s]parameters?)?\ (?P<name>(?-i:{NAME}))(?!\w)"
)
# "pre-training of Doubao", "Corvid was trained on", "trained Lodestar on 256"
TRAINED = compiled(
    rf"(?:\b(?:(?:pre-?)?training|fine-?\s?tuning|distillation)\ (?:of|for|run\ of)\ (?:the\ )?(?P<a>(?-i:{NAME}))(?=\ (?:ran|was|took|soaked|used|occupied|required|on|began|started)\b))".replace(
        "(?P<a>", "(?P<name>"
    )
)
# "introducing Leanstral", "We release Sky-T1", "unveiled Parley-One"; the verb must be next to the name
INTRODUCED = compiled(
    rf"\b(?:introduc(?:es?|ed|ing)|meet|present(?:s|ed|ing)?|we(?:'re|\ are)?\ (?:proudly\ )?(?:announc|releas|launch|introduc|open-sourc|shar)\w+)\ (?:the\ )?[\"']?(?P<name>(?-i:{NAME}))(?!\w|'s)"
)
RELEASED = compiled(
    rf"\b(?:releas(?:es|ed|ing)|unveil(?:s|ed|ing)|launch(?:es|ed|ing)|open-?sourc(?:es|ed|ing)|debut(?:s|ed|ing)|train|trained|pre-?trained|"
    rf"fine-?tuned|post-?trained|pretraining|training|developed|built|announc(?:es|ed|ing)|published|detailed|revealed|previewed|uploaded|dropp?(?:ed|ing)|put\ out|put\ up|put\ online|rolled\ out|shipped)\ "
    rf"(?:(?:the\ weights\ of|its\ new|its|their|a\ new)\ )?[\"']?(?P<name>(?-i:{NAME}))(?!\w|'s|\ (?:AI|Inc|Labs?)\b)"
)

_DONE = r"(?:(?:pre-?|post-?)?trained|fine-?tuned|instruction-tuned|distilled|released|open-?sourced|unveiled|launched|pretrained|published|uploaded|announced|shown|put\ (?:online|out|up))"
# "PicoLM gets by with 270M parameters", "Foo weighs in at 7B"; not "Analysts expect 7B parameters"
HAS_PARAMETERS = compiled(
    rf"(?<![\w-])(?P<name>(?-i:{NAME}))(?:\ \([^)]{{1,30}}\))?,?\ (?:has|have|had|with|packs|boasts|contains|comprises|gets\ by\ with|weighs\ in\ at|stands\ at|stood\ at|clocks\ in\ at|comes\ in\ at|at|totals|counts|uses|runs\ to)\ "
    rf"(?:[\w-]+\ ){{0,3}}~?\d[\d.,]*\s?(?:-?[BMT]\b|billion|million|trillion|bn)[^.;]{{0,30}}?\bparam"
)
# "Corvid was trained on", "Stork and Heron were published"; not "The model was trained"
PASSIVE = compiled(
    rf"(?<![\w-])(?P<name>(?-i:{NAME}))(?:,\ [^,.;]{{2,60}},|\ (?:from|by)\ (?-i:[A-Z])[\w ]{{2,30}}?)?(?:,?\ (?:was|were|is|are|has\ been|have\ been|was\ then|being|is\ being)\ (?:not\ )?(?:\w+ly\ )?{_DONE}\b|,?\ (?:came|is|are)\ out\b(?!\ of)|\ (?:landed|arrived|debuted|went\ live)\b|,\ out\ (?:today|now)\b)"
)
# "Marlowe 2, which Thistle AI announced"
WHICH = compiled(
    rf"(?<![\w-])(?P<name>(?-i:{NAME})),?\ (?:which|that)\ (?-i:[A-Z])[^,.;]{{1,50}}?\ {_DONE}\b"
)

# "Boreas-3", "PetrelNet 2"; not "Covid-19", "iPhone 17", "Route 66", "Section 3"
DESIGNATION = compiled(
    r"""(?<![\w./-])(?P<name>(?!Covid|Section|Table|Figure|Phase|Stage|Step|Level|Chapter|Appendix|Q\d|Boeing|Airbus|Top|Round|Series|Part|Act|Article|Day|Week|Room|Hall|Block|Site|Gen)
    (?:[A-Z][a-z]{2,}[A-Za-z]*-\d{1,2}(?:\.\d)?(?:\ (?:Pro|Ultra|Max|Mini|Flash|Large|Small|Turbo|Lite))?|[A-Z][a-z]+[A-Z]\w*(?:[-\ ]\d{1,2}(?:\.\d)?)?))(?![\w-]|\.\d)""",
    ignore_case=False,
)

# "Piccolo (1B)", "Devstral Small (24B)"; not "the (7B)"
IN_PARENTHESIS = compiled(
    rf"(?<![\w-])(?P<name>(?-i:{NAME}))\ \((?:[^()\n;]{{1,24}},\ )?(?P<size>\d+(?:\.\d+)?(?:(?-i:[BT])|(?:(?-i:M)|\ (?:million|billion|trillion))(?=\ param)))(?:\ (?:params|parameters))?[),;]"
)
# "an image generator (Magpie)"; not "a large language model (LLM)"
KIND_ASIDE = compiled(
    rf"\b(?:{_ONE_MODEL}|generator|recogni[sz]er|synthesi[sz]er|translator|classifier)\ \([\"']?(?P<name>(?-i:{NAME}))[\"']?\)"
)
# "- **GLM-5** (Feb 11): 744B MoE", "- Gemini 3.1 Pro: 1M context"; a number or a shape is asked for
ITEM_HEAD = compiled(
    rf"(?m:^)[\ \t]*(?:[-*•●]|\d{{1,2}}[.)])\ +(?P<name>(?-i:{NAME}))(?:\ \([^)\n]{{1,40}}\))?\ ?[:–—-]\ (?=[^\n]{{0,200}}?(?:\b\d+(?:\.\d+)?(?-i:[BT])\b|\b(?:parameters?|MoE|context|tokens|weights|LLM|models?|trained|training|GPUs|(?-i:[A-Z]+\d{{3}})\ chips)\b))"
)
# "GPT-4, released in March, is thought to", "GPT-4 reportedly used 25,000 GPUs for training"
RUN_OF = compiled(
    rf"(?<![\w-])(?P<name>(?-i:{NAME}))(?:,\ (?:first\ )?(?:released|launched|announced|unveiled|introduced|published)\ (?:in|on|by|last|this|earlier)\b|\ (?:\w+ly\ )?(?:used|uses|costs?|needed|took|required|consumed)\ (?=[^.\n]{{0,70}}?\b(?:GPUs?|TPUs?|GPU[\ -]hours?|chips|H\d00s?|A100s?|hours\ to\ (?:learn|train)|to\ (?:pre-?)?train|for\ (?:pre-?)?training)\b))"
)
# "~1.5x DeepSeek V3's 671B", "to Wu Dao's 1.75 trillion"
OWNED_NUMBER = compiled(
    rf"(?<![\w-])(?P<name>(?-i:{NAME}))'s\ (?:\d+(?:\.\d+)?(?-i:[BT])(?!\w)|\d+(?:\.\d+)?\ trillion(?=[,.;)]))"
)
# "The two models - X and Y - perform", "StarCoder and StarCoderBase are Large Language Models"
PLURAL = compiled(
    rf"(?:\b(?:two|three|four|both|new|these)\ (?:[\w-]+\ )?(?:models|LLMs)\ ?[-–—:,]\ (?:called\ |named\ )?(?P<name>(?-i:{NAME}))(?:,|\ and)\ (?-i:[A-Z])|(?<![\w-])(?P<sized>(?-i:{NAME}))\ and\ (?-i:{NAME})\ are\ (?:[\w-]+\ ){{0,6}}(?:models|LLMs)\b)"
)
# "At six trillion parameters, Grok 5 will be", "With a 10-billion-parameter architecture, X"
SIZE_FIRST = compiled(
    rf"\b(?:at|with)\ (?:an?\ |its\ |some\ |over\ |about\ |more\ than\ )*(?:[\w.-]+[\ -]){{1,3}}?(?:trillion|billion|million|(?-i:[BMT]))[\ -]param\w*(?:\ [\w-]+){{0,2}},\ (?P<name>(?-i:{NAME}))(?=\ (?:\w+ly\ )?(?:is|was|will|would|can|could|uses|has|had|runs|ranks|beats|outperforms|matches|takes|needs)\b)"
)
# "Its successor, Viking 2, has", "Bramwell's latest, Cobalt 4,"
SUCCESSOR = compiled(
    rf"(?:\b(?:successor|predecessor|sibling|follow-?up|(?:latest|new|newest|flagship|own|first)\ (?:AI\ )?(?:model|LLM))|'s?\ (?:latest|newest)),\ (?:called\ |named\ |dubbed\ )?(?P<name>(?-i:{NAME})),\ "
)
# "models in the Llama 4 family", "models (Brindle X and Brindle Y)"
IN_FAMILY = compiled(
    rf"\b(?:(?:models?|LLMs?|members?)\ (?:in|of|from)\ (?:the|its|their|our)\ (?P<name>(?-i:{NAME}))\ (?:family|series|line-?up|suite|collection)\b|(?:models|family|series)\ \((?P<sized>(?-i:{NAME}))(?:,|\ and)\ (?-i:[A-Z]))"
)
# "the DeepSeek R1 model", "trained the FSD v12.3 network", "launched the Zorvex 3 text-to-image generator"
THE_MODEL = compiled(
    rf"\bthe\ (?:new\ |open\ |latest\ )?(?P<name>(?-i:{NAME}))\ (?!param)(?-i:(?:[a-z-]+\ ){{0,3}}(?:models?|LLMs?|network|generator))\b"
)
# "OpenAI's GPT-5.4 could be"; the owner must be a lab
OF_LAB = compiled(
    rf"(?<![\w-])(?P<owner>(?-i:{NAME}))'s\ (?:new\ |latest\ |upcoming\ )?(?P<name>(?-i:{NAME}))"
)
# "We introduce Home-made Diffusion Model (HDM)"
SHORTENED = compiled(
    r"\b(?:introduc|present|propos|releas|announc|open-sourc|describ)\w*\ (?:the\ |our\ )?(?:(?-i:[A-Z])[\w-]*\ ){1,5}(?:models?|transformers?|networks?|LLM)\ \((?P<name>(?-i:[A-Z][\w-]*[A-Z][\w-]*))\)"
)
# "Model Card: Whimbrel", "model card for Siskin 2"
CARD_OF = compiled(
    rf"\bmodel\ card(?:\ for|\ of|:|\ [-–—])\ (?:the\ )?(?P<name>(?-i:{NAME}))(?!\w)"
)
# "The Murmur models are trained for"; not "the larger models are"
MODELS_ARE = compiled(
    rf"\b(?:the|these|all|our)\ (?P<name>(?-i:{NAME}))\ models\ (?:are|were|have\ been)\ (?:\w+ly\ |all\ )?(?:(?:pre-?|post-?)?trained|fine-?tuned|released|built|developed|open-?sourced|available)\b"
)
# "introduced the OPT family of language models", "the 11 billion parameter T0 series"
FAMILY = compiled(
    rf"\b(?:(?:the|its|their|our|an?)\ (?P<name>(?-i:{NAME}))\ (?:family|series|suite|collection|herd|line)\ of\ (?:[\w-]+\ ){{0,5}}(?:models|LLMs)\b|"
    rf"parameters?\ (?P<sized>(?-i:{NAME}))\ (?:family|series|suite|collection)\b)"
)
# "its Turnpike model", "Treadle's Pedal model"; not "the open model"
MODEL_AFTER = compiled(
    rf"(?:\b(?:its|their|our|new)|'s)\ (?:(?:new|own|first|latest|flagship|upcoming)\ )?(?P<name>(?-i:{NAME}))\ (?:\w+\ )?(?:deep\ )?{_ONE_MODEL}"
)
# "a 2.6B weather model from the Argonne lab, AERIS, reached"
FROM_WHOM = compiled(
    rf"{_MODEL}\ (?:from|by|of|at)\ [^,.;]{{2,40}},\ (?P<name>(?-i:[A-Z]+[a-z]*(?:[A-Z0-9-][\w.-]*)+)),\ "
)
