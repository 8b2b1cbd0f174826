"""What is looked for in content, one module for each kind of fault; `model/content/check.py` calls them."""
