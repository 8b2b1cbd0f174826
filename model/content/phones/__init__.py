"""What phones say: the shape of phone.yaml and what must hold in it."""
