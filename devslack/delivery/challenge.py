"""`url_verification`: a request URL shows that it is an app's by saying a word back.

https://docs.slack.dev/reference/events/url_verification
"""

from devslack.delivery.answer import Answer, Parcel
from devslack.ids import new_secret
from devslack.wire import Json


def new_challenge(token: str) -> Parcel:
    payload: Json = {"token": token, "challenge": new_secret(), "type": "url_verification"}
    return Parcel(kind="events_api", payload=payload)


def echoes(answer: Answer, challenge: Parcel) -> bool:
    """True for the word as plain text, or as `challenge` in JSON or in a form."""
    word = challenge.payload["challenge"]
    if isinstance(answer.body, dict):
        return bool(answer.body.get("challenge") == word)
    return (answer.body or "").strip() in (word, f"challenge={word}")
