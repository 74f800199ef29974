"""Sphinx configuration; `nox -s docs` builds."""

from importlib.metadata import version as installed_version

project = "spacecoop"
author = "The spacecoop developers"
copyright = "2026, The spacecoop developers"  # noqa: A001
release = version = installed_version("spacecoop")

extensions = ["myst_parser", "sphinx.ext.autodoc"]
autodoc_typehints = "none"
exclude_patterns = ["_build"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = f"spacecoop {version}"
