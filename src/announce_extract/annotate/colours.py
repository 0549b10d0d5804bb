"""A colour for each field, far from its neighbours."""

from __future__ import annotations

from announce_extract.annotate.task import LABELS

PALETTE = (
    "#3b82f6", "#a855f7", "#6366f1", "#f97316", "#f59e0b", "#22c55e", "#14b8a6", "#ec4899",
    "#eab308", "#84cc16", "#d946ef", "#06b6d4", "#f43f5e", "#10b981", "#ef4444",
)  # fmt: skip

COLOURS: dict[str, str] = dict(zip(LABELS, PALETTE, strict=True))
