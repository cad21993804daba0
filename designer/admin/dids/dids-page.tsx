export function DidsPage() {
  return <h1>DidsPage</h1>;
}
