"""Drives any Streamlit app over the protocol that its own browser speaks.

A `Browser` is one tab: it opens the websocket, keeps to the cache, form, fragment and auto-rerun rules of Streamlit's
front end, keeps the page's elements, and finds widgets by their visible label (or key). `run_load` opens many of them
at once and plays a scenario, a plain list of steps:

    SCENARIO = [
        ("open", "/join?code=ABCD"),      # path and query string
        ("set", "Your name", "Person {i}"),
        ("set", "Trust", ANY),            # a random option
        ("click", "Send"),
        ("expect", "Thank you"),
    ]

`python -m bench.load URL SCENARIO.py -n 20` does so from a terminal.
"""
