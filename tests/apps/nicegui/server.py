import sys

from nicegui import ui


@ui.page("/")
def start():
    ui.label("Start page")
    answer = ui.label("Nothing clicked")
    ui.button("Count", on_click=lambda: answer.set_text("The server counted"))
    ui.link("Second page", "/second")


@ui.page("/second")
def second():
    ui.label("Another page")
    said = ui.label("")
    ui.input(label="Say something", on_change=lambda event: said.set_text(f"Heard {event.value}"))


ui.run(host="127.0.0.1", port=int(sys.argv[1]), reload=False, show=False)
