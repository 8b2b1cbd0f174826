"""What a relationship's page says: the shape of relationship.yaml."""
