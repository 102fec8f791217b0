"""Read articles: who said what, through whom, when and how surely."""
