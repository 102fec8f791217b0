"""The project file as a small site on this machine: `pressreview serve`, and the same pages as files.

links     where each page is, on the site and in files
pages/    what each page shows: from the project file to a `View`, one module a page
making    a page from what is asked: the addresses of all pages; in processes of their own
render    a `View` as HTML, and the style sheet and script that go with it
app       requests to pages, those kept that are still true
forms     what forms do
safety    who may ask for what
desk      the work that takes longer than a page may, in a process of its own
export    the same pages as files
"""
