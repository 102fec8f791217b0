// What makes the pages better where scripts run: ladders open beside the sentence one reads, work shows how far it is,
// files can be dropped. Every page does the same without it.
"use strict";

function ladders() {
  const aside = document.querySelector(".ladders");
  if (!aside) return;
  let left = null; // the number from which the ladder was opened
  const open = () => {
    for (const one of document.querySelectorAll(".refs .here")) one.classList.remove("here");
    const number = location.hash.match(/^#n(\d+)$/);
    if (!number) return;
    for (const one of document.querySelectorAll(`.refs a[href="#n${number[1]}"]`)) one.classList.add("here");
    if (matchMedia("(min-width: 60rem)").matches) aside.scrollTop = 0;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest('.refs a[href^="#n"]');
    if (link) left = link;
    if (!link || !matchMedia("(min-width: 60rem)").matches) return;
    event.preventDefault(); // the ladder is in sight beside the sentence: the page need not move
    const [x, y] = [scrollX, scrollY];
    location.hash = link.getAttribute("href");
    scrollTo(x, y);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && location.hash.startsWith("#n")) {
      const link = left || document.getElementById(`r${location.hash.slice(2)}`);
      const [x, y] = [scrollX, scrollY];
      location.hash = "#page";
      scrollTo(x, y);
      if (link) link.focus({ preventScroll: matchMedia("(min-width: 60rem)").matches });
    }
  });
  addEventListener("hashchange", open);
  open();
}

function work() {
  const status = document.querySelector("[data-again]");
  if (!status) return;
  const again = Number(status.dataset.again) * 500;
  const twin = document.querySelector('link[rel="alternate"]').href;
  const bar = status.querySelector("progress");
  const words = status.querySelector("[role=status]");
  const ask = async () => {
    try {
      const answer = await fetch(twin, { cache: "no-store" });
      const job = await answer.json();
      if (!job.state || job.state === "done" || job.state === "failed") {
        location.reload();
        return;
      }
      words.textContent = `${job.running[0].toUpperCase()}${job.running.slice(1)} …`;
      if (job.total) {
        bar.max = job.total;
        bar.value = job.done;
      } else {
        bar.removeAttribute("value");
      }
    } catch {
      words.textContent = "The server does not answer; the work goes on when it is started again.";
    }
    setTimeout(ask, again);
  };
  setTimeout(ask, again);
}

function drops() {
  const form = document.querySelector("form[data-drop]");
  if (!form) return;
  const input = form.querySelector("input[type=file]");
  addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("dropping");
  });
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) form.classList.remove("dropping");
  });
  addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("dropping");
    if (event.dataTransfer.files.length) input.files = event.dataTransfer.files;
    const link = event.dataTransfer.getData("text/uri-list");
    const sources = form.querySelector("#sources");
    if (link && sources) sources.value = `${sources.value.trim()}\n${link}`.trim();
  });
}

ladders();
work();
drops();
