// Whoever was sent here comes to the place that the address named, once logged in.

document.querySelector("form").action += location.hash;
