// The form itself signs out: a button of the page could only ask the server to, and the cookie is the browser's.
export default function () {}
