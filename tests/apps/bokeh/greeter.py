from bokeh.io import curdoc
from bokeh.layouts import column
from bokeh.models import Button, Div

button = Button(label="Greet")
greeting = Div(text="Silence")
button.on_click(lambda: greeting.update(text="Good morning"))
curdoc().add_root(column(button, greeting))
curdoc().title = "Greeter"
