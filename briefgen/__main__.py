"""`python -m briefgen` is `briefgen`."""

import sys

from briefgen.cli.app import main

if __name__ == "__main__":
    sys.exit(main())
