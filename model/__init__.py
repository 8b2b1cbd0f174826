"""What the guide knows: content, reflections, profile, hints; plain Python without Streamlit or HTTP."""
