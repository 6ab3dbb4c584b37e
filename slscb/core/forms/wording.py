"""How a field's label becomes the sentence that says what is wrong with an answer. Plain strings in and out."""

from slscb.core.words import opening

Wording = dict[str, str]


def as_words(name: str) -> str:
    """A field's Python name as words: `last_seen_at` is 'Last seen at'."""
    return name.replace("_", " ").strip().capitalize()


def inside(noun: str) -> str:
    """The noun as it stands inside a sentence: 'First name' is 'first name', 'NHS number' stays as it is."""
    second = noun[1:2]
    return noun if second.isupper() or second.isdigit() else noun[:1].lower() + noun[1:]


def is_question(label: str) -> bool:
    """Whether the label asks ('What happened?'), so that it cannot be the subject of a sentence."""
    return label.rstrip().endswith("?")


def messages_for(wording: Wording, noun: str, label: str) -> dict[str, str]:
    """The error messages of one field.

    Where the author gave no noun and the label is a question, the required message quotes the question and every other
    message speaks of 'Answer'.
    """
    if noun or not is_question(label):
        subject = noun or label
        return {code: text.format(noun=inside(subject), Noun=opening(subject)) for code, text in wording.items()}
    messages = {code: text.format(noun="answer", Noun="Answer") for code, text in wording.items()}
    return messages | {"required": f"Answer ‘{label}’"}
