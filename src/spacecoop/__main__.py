"""`python -m spacecoop`."""

import sys

from spacecoop.cli import main

if __name__ == "__main__":
    sys.exit(main())
