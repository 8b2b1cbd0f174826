"""What every report is made with: paper, Word, the radar, and words made fit for a page."""
