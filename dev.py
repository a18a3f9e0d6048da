#!/usr/bin/env python3
"""The project's one command: python3 dev.py run, test, check … (python3 dev.py alone lists them).

Standard library only: it is what a newcomer types first, on a machine that has nothing yet.
This file parses on old Pythons too, so that they get a sentence instead of a syntax error.
"""

import sys

OLDEST = (3, 11)


def main(arguments):
    """Refuse an old Python in one sentence, then hand over."""
    if sys.version_info < OLDEST:
        found = "{}.{}".format(*sys.version_info[:2])
        sys.exit(
            "This project needs Python 3.11 or newer and this is " + found + ": "
            "install a newer one (Debian 12 and Ubuntu 24.04 have it) and run it as python3.11 dev.py."
        )
    from tools import commands

    commands.main(arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
