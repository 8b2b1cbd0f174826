"""What the phones in workshops may see and do, and nothing else."""
