export function AudioPage() {
  return <h1>AudioPage</h1>;
}
