"""The loaders on small invented files in the corpora's formats."""

import json
from pathlib import Path

from training.corpora import certainty, entities, times
from training.corpora.marked import Graded, Marked, Part
from training.corpora.times import Timed


def _shown(text: Marked) -> list[tuple[str, tuple[str, ...]]]:
    return [(text.text[mark.start : mark.end], mark.labels) for mark in text.marks]


def _expressions(text: Timed) -> list[tuple[str, str]]:
    return [(text.text[one.start : one.end], one.kind) for one in text.expressions]


def _rows(lines: str) -> str:
    return "".join("\t".join(line.split("|")) + "\n" for line in lines.splitlines())


def _newswire(folder: Path) -> Part:
    article = (
        "https://www.an-outlet.example/news/1|O\n\nMayor|O\nAda|B-Person\nLow|I-Person\nspoke|O\nin|O\nMay|B-Date\n"
    )
    article += ".|O\n\nThe|B-Organization\nLorem|I-Organization|B-Location\nBank|I-Organization\nfell|O\n.|O\n"
    (folder / "processed_annotated").mkdir()
    (folder / "processed_annotated" / "xx_outlet_1.txt.tsv").write_text(_rows(article))
    (folder / "processed_annotated" / "xx_outlet_2.txt.tsv").write_text(_rows("{|O\nrtf|O\n\nAda|B-Person\n"))
    return entities.outlet_part("an-outlet.example")


def test_worldwide_newswire_is_divided_by_outlet_and_keeps_the_outer_labels(tmp_path: Path) -> None:
    part = _newswire(tmp_path)
    (article,) = entities.worldwide(tmp_path, part)
    assert list(entities.worldwide(tmp_path, "dev" if part == "train" else "train")) == []
    assert (article.name, article.text) == ("xx_outlet_1", "Mayor Ada Low spoke in May. The Lorem Bank fell.")
    assert _shown(article) == [("Ada Low", ("person",)), ("The Lorem Bank", ("organisation",))]
    assert article.beside == ()


def test_universal_ner_is_one_text_a_document_with_its_own_spacing(tmp_path: Path) -> None:
    lines = "# newdoc id = one\n# text = I do n't know Lorem-by.\n1|I|O|-|-\n2|do|O|-|-\n3|n't|O|-|-\n4|know|O|-|-\n"
    lines += "5|Lorem-by|B-LOC|-|-\n6|.|O|-|-\n\n# text = Ask Ada!\n1|Ask|O|-|-\n2|Ada|B-PER|-|-\n3|!|O|-|-\n\n"
    lines += "# newdoc id = two\n# text = Lorem Cup\n1|Lorem|B-OTH|-|-\n2|Cup|I-OTH|-|-\n"
    (tmp_path / "en_ewt-ud-dev.iob2").write_text(_rows(lines))
    one, two = entities.uner_ewt(tmp_path, "dev")
    assert (one.name, one.text) == ("one", "I don't know Lorem-by. Ask Ada!")
    assert _shown(one) == [("Lorem-by", ("place", "facility")), ("Ada", ("person",))]
    assert _shown(two) == [("Lorem Cup", ("group", "product", "event", "other"))]
    assert two.beside == ("group", "product", "event", "other")


def test_politics_is_one_text_a_sentence(tmp_path: Path) -> None:
    for part in ("train", "dev", "test"):
        (tmp_path / f"{part}.txt").write_text(_rows("Ada|B-politician\nled|O\nLorem|B-country\n.|O\n\nOne|B-misc\n"))
    texts = list(entities.crossner_politics(tmp_path))
    assert [text.text for text in texts] == ["Ada led Lorem.", "One"] * 3
    assert _shown(texts[0]) == [("Ada", ("person",)), ("Lorem", ("place", "facility"))]


def test_meantime_ends_where_its_annotation_ends(tmp_path: Path) -> None:
    sentences = ["Storm hits", "May 1 , 2009", "It rained for a week .", "A", "B", "C", "Never marked"]
    words = [(word, i) for i, sentence in enumerate(sentences) for word in sentence.split()]
    tokens = [f'<token t_id="{n}" number="{n}" sentence="{i}">{word}</token>' for n, (word, i) in enumerate(words)]
    marks = """<Markables>
      <TIMEX3 type="DATE" functionInDocument="CREATION_TIME" value="2009-05-01">
        <token_anchor t_id="2"/><token_anchor t_id="3"/><token_anchor t_id="4"/><token_anchor t_id="5"/></TIMEX3>
      <TIMEX3 type="DURATION" value="P1W"><token_anchor t_id="9"/><token_anchor t_id="10"/></TIMEX3>
      <TIMEX3 type="DATE" value="2009-04-30"/></Markables>"""
    (tmp_path / "intra-doc_annotation" / "corpus_x").mkdir(parents=True)
    path = tmp_path / "intra-doc_annotation" / "corpus_x" / "1_Storm.xml"
    path.write_text(f"<Document>{''.join(tokens)}{marks}</Document>")
    (text,) = times.meantime_documents(tmp_path)
    assert text.text == "Storm hits\nMay 1, 2009\nIt rained for a week. A B C"
    assert _expressions(text) == [("May 1, 2009", "DATE"), ("a week", "DURATION")]
    assert text.created == "2009-05-01"


def _gum(folder: Path, name: str) -> None:
    for kind in ("xml", "dep"):
        (folder / kind).mkdir(exist_ok=True)
    xml = (
        '<text id="x" dateCreated="2015-08-21">\n<s type="frag">\n<date when="2015-08-21">\nFriday|NP\n</date>\n</s>\n'
    )
    xml += '<p>\n<s type="decl">\nLorem|NP\n&amp;|CC\nCo|NP\nfell|VBD\n<date when="2014">\nlast|JJ\nyear|NN\n</date>\n.|.\n'
    (folder / "xml" / f"{name}.xml").write_text(_rows(xml + "</s>\n</p>\n</text>"))
    trees = "# newpar\n# newpar_block = p (1 s)\n# text = Friday\n\n# newpar\n# text = Lorem & Co fell last year.\n"
    (folder / "dep" / f"{name}.conllu").write_text(trees)


def test_gum_takes_spacing_and_paragraphs_from_its_trees(tmp_path: Path) -> None:
    _gum(tmp_path, "GUM_vlog_one")
    (text,) = times.gum_documents(tmp_path)
    assert text.text == "Friday\nLorem & Co fell last year."
    assert _expressions(text) == [("Friday", "date"), ("last year", "date")]


def test_predicates_stand_on_their_words(tmp_path: Path) -> None:
    sentence = {
        "text": "They did n't leave , he said .",
        "targets": [{"span1": [6, 7], "label": 3.0}, {"span1": [3, 4], "label": -2.5}],
    }
    (tmp_path / "dev.jsonl").write_text(json.dumps(sentence) + "\n")
    expected = Graded("dev-0", "They didn't leave, he said.", ((12, 17, -2.5), (22, 26, 3.0)))
    assert list(certainty.uds_ih2(tmp_path, "dev")) == [expected]
    (tmp_path / "train.jsonl").write_text(json.dumps(sentence) + "\n")
    assert sum(len(list(certainty.meantime(tmp_path, part))) for part in ("train", "dev")) == 1
