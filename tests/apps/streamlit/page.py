import streamlit as st

st.title("Greeter")
if "count" not in st.session_state:
    st.session_state.count = 0
if st.button("Count"):
    st.session_state.count += 1
st.write(f"Counted {st.session_state.count}")
name = st.text_input("Your name")
if name:
    st.write(f"Good morning, {name}")
