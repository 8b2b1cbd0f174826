"""The files that browsers keep: Streamlit's own, compressed, the one HTML page, and our static ones."""
