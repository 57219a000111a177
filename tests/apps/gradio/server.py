import sys

import gradio as gr


def greet(name):
    return f"Good morning, {name}"


page = gr.Interface(fn=greet, inputs="text", outputs="markdown", title="Greeter")
page.launch(server_name="127.0.0.1", server_port=int(sys.argv[1]))
