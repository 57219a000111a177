from bokeh.io import curdoc
from bokeh.layouts import column
from bokeh.models import Button, Div

count = 0
button = Button(label="Add one")
total = Div(text="Total: 0")


def add():
    global count
    count += 1
    total.text = f"Total: {count}"


button.on_click(add)
curdoc().add_root(column(button, total))
curdoc().title = "Counter"
