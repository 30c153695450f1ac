"""`python -m annotate.studio` is the server process."""

import sys

from annotate.studio.process import main

sys.exit(main())
