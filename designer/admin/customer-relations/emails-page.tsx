export function EmailsPage() {
  return null;
}
