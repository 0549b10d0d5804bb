"""`python -m announce_extract`: the command."""

from announce_extract.cli import main

if __name__ == "__main__":
    main()
