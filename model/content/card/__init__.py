"""The card: the shape of card.yaml and what must hold in it."""
