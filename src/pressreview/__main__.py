"""`python -m pressreview` is the same as the command `pressreview`."""

from pressreview.views.cli import main

if __name__ == "__main__":
    main()
