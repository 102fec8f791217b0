"""How well `pressreview check` finds faults in drafts: faithful and faulty press reviews made from real articles."""
