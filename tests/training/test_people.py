"""What is known of the people of articles without answers of their own."""

from newsscrape.language.training.corpus import ARTICLES, JOBS, read
from newsscrape.language.training.people import known_people


def test_what_is_known_speaks_of_articles_without_answers_and_of_names_in_them() -> None:
    known = known_people()
    assert len(known) > 700
    for stem, people in known.items():
        article = read(ARTICLES / f"{stem}.txt")
        text = f"{article.headline}\n{article.body}"
        pairs = people.cast or ()
        assert article.split == "train"
        assert not article.is_whole
        assert all(name in text for name in [*people.jobs, *(name for pair in pairs for name in pair)]), stem
        assert all(jobs and jobs <= JOBS for jobs in people.jobs.values()), stem


def test_a_cast_that_is_not_told_differs_from_one_that_is_not_known() -> None:
    casts = [people.cast for people in known_people().values()]
    assert None in casts
    assert frozenset() in casts
    assert sum(len(cast) for cast in casts if cast) > 700
