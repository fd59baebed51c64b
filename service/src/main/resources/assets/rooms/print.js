// A button that prints the page.
document.querySelectorAll("[data-behaviour~=print]").forEach((button) => button.addEventListener("click", () => print()));
