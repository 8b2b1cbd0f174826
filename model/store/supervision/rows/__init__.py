"""The rows of a meeting, read and written as they are. Nothing here asks who looks: the handles do, before."""
