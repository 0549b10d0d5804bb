"""Engines that work on the slices of a run elsewhere than in processes of this machine."""
