"""How the network is made that tells whether a passage bears a statement out."""
