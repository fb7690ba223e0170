"""What the page of a copy says of itself, without numerals: by whether it is redacted and whether it is masked."""

TOLD = {
    (True, False): "This is a copy for people who may not receive the articles: of their sentences it holds snippets only.",
    (False, True): "This is a copy in which persons to be named with care have a letter for a name.",
    (True, True): "This is a copy for people who may not receive the articles: of their sentences it holds snippets only, and persons to be named with care have a letter for a name.",
}
RULE = ("Of a sentence a snippet of at most eight words stands here, round a counted word; all that stands here of one article, long names and titles included, is at most fifteen "
        "words in a hundred of it and at most two hundred, and no two snippets lie within fifteen words of each other. In the order of the page each list takes one snippet, "
        "the first that the articles in turn allow; then each a second, until nothing is left to take. The snippets of an article stand in no order of its text.")
