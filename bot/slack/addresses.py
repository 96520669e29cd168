"""Where an answer may be sent: to Slack, or to the local Slack in the settings; nowhere else."""

from urllib.parse import urlsplit

SLACK = "https://hooks.slack.com"


def origin(address: str) -> str:
    """`scheme://host[:port]` of an address."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def answer_origins(api_url: str) -> frozenset[str]:
    """Origins of the response_urls that may be used with this Web API."""
    api = origin(api_url)
    return frozenset({SLACK}) if api.endswith("//slack.com") else frozenset({SLACK, api})
