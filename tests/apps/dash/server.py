import sys

from dash import Dash, Input, Output, dcc, html

app = Dash(__name__, suppress_callback_exceptions=True)
app.layout = html.Div(
    [
        dcc.Location(id="address"),
        html.Nav([dcc.Link("Home", href="/"), " ", dcc.Link("Report", href="/report")]),
        html.Div(id="content"),
    ]
)

HOME = html.Div(
    [
        html.H1("Home"),
        dcc.Input(id="name", type="text", placeholder="Your name"),
        html.P(id="greeting"),
    ]
)
REPORT = html.Div([html.H1("Report"), html.P("Numbers of the year")])


@app.callback(Output("content", "children"), Input("address", "pathname"))
def show(path):
    pages = {"/": HOME, "/report": REPORT}
    return pages.get(path, html.H1(f"No page at {path}"))


@app.callback(Output("greeting", "children"), Input("name", "value"))
def greet(name):
    return f"Good morning, {name}" if name else ""


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=int(sys.argv[1]), debug=False)
