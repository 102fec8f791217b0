from pressreview.tables import load_vocabulary


def test_words_are_in_the_case_they_are_looked_up_in() -> None:
    words = load_vocabulary()
    for lower in (words.titles, words.roles, words.groups, words.organisations, words.outlet_nouns, words.utterances):
        assert all(word == word.lower() for word in lower)
    for names in (words.women, words.men, words.family_first):
        assert all(name[0].isupper() for name in names)


def test_gendered_words_are_also_in_the_common_lists() -> None:
    words = load_vocabulary()
    assert "spokeswoman" in words.roles & words.roles_of_women
    assert not words.roles_of_men & words.roles_of_women
    assert not words.titles_of_men & words.titles_of_women


def test_bodies() -> None:
    assert load_vocabulary().bodies["U.N."] == "United Nations"
