// Small helps; every page works without them.
document.addEventListener("submit", (event) => {
  // A form is sent once, also when the button is pressed twice.
  const form = event.target;
  if ((form.getAttribute("method") || "").toLowerCase() !== "post") return;  // a field may be called "method"
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "yes";
});
window.addEventListener("pageshow", (event) => {
  // Back from the next page: the form may be sent again.
  if (event.persisted) document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});
document.querySelector(".ds-error-summary")?.focus();
