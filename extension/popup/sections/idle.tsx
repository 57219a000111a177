/** For a tab on which there is nothing to do: says so. */
export function Idle({ title, text }: { title: string; text: string }) {
  return (
    <section class="section lead">
      <h1>{title}</h1>
      <p>{text}</p>
    </section>
  );
}
