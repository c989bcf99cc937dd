"""`python -m briefgen` and the installed `briefgen` start here."""

import sys


def main() -> int:
    """Runs the command line; the answer is the exit code. A start takes a moment to load what it needs, and Ctrl-C may come in that moment
    too: then nothing has been done, and it ends as it does later (130), without a traceback."""
    try:
        from briefgen.cli import app

        return app.main()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
