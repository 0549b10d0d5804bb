"""Fill a folder with bad inputs, to look at what a command makes of them."""

import sys
from pathlib import Path

from tests.bad_inputs import generate

if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("python -m tests.bad_inputs FOLDER")
    made = generate(Path(sys.argv[1]))
    print(f"{len(made.reasons)} bad, {len(made.ids)} good documents in {' '.join(made.inputs)}")
