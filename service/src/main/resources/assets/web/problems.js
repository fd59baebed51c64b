// After a form came back with problems, reading starts at their summary.
document.querySelector("[data-behaviour~=problems]")?.focus();
