"""A client for any API with a catalog.json: of maloi's files, it reads that one and no other.

    python3 catalog_client.py CATALOG BASE_URL SECRET

calls the operations that standard input names, one a line, and prints what each came to as a line of JSON.
"""

import base64, json, re, sys, unicodedata, urllib.error, urllib.parse, urllib.request


def value_at(body, pointer):
    for token in pointer.split("/")[1:]:
        token = token.replace("~1", "/").replace("~0", "~")
        if not isinstance(body, dict) or token not in body:
            return None
        body = body[token]
    return body


def found_by(locator, body, headers):
    found = headers.get(locator["header"]) if "header" in locator else value_at(body, locator["pointer"])
    if locator.get("type") == "number":
        return None if isinstance(found, bool) or not isinstance(found, (int, float)) else str(found)
    return found.removeprefix(locator.get("prefix", "")) if isinstance(found, str) else None


def same(a, b):
    return type(a) is type(b) and a == b


def is_failure(envelope, status, body):
    """None where the answer is outside the contract."""
    mark = envelope.get("failure")
    if mark is None:
        return not 200 <= status < 300
    found = value_at(body, mark["pointer"])
    if "not" not in mark and "is" not in mark:
        return found is not None
    if found is None:
        return None
    return not same(found, mark["not"]) if "not" in mark else same(found, mark["is"])


def read_params(error, said, given):
    values = {}
    for texts in error["texts"].values():
        parts = re.split(r"\{\{(\w+)\}\}", texts["description"]["text"])
        pattern = "".join(re.escape(part) if i % 2 == 0 else "(.*?)" for i, part in enumerate(parts))
        match = re.fullmatch(pattern, unicodedata.normalize("NFC", said), re.IGNORECASE | re.DOTALL)
        if match:
            values = dict(zip(parts[1::2], (group.strip() for group in match.groups())))
            break
    params = {}
    for name, kind in error["params"].items():
        own = given.get(name) if isinstance(given, dict) else None
        if isinstance(own, str if kind == "string" else (int, float)) and not isinstance(own, bool):
            params[name] = own
        elif kind == "string":
            params[name] = values.get(name, said)
        elif re.fullmatch(r"-?\d+(\.\d+)?", values.get(name, "")):
            params[name] = json.loads(values[name])
    return params


def fill(text, params):
    return re.sub(r"\{\{(\w+)\}\}", lambda match: str(params.get(match[1], "") or "…"), text)


def words(catalog, error, said, params, language):
    if error is None:
        texts = {name: text["text"] for name, text in catalog["failures"]["unknown"][language].items()}
        return {**texts, "description": said or texts["description"]}
    return {name: fill(text["text"], params) for name, text in error["texts"][language].items()}


def outcome(catalog, operation, status, headers, body):
    envelope = catalog["envelope"]
    failed = is_failure(envelope, status, body)
    code = found_by(envelope["code"], body, headers) if failed else None
    if failed is None or (failed and not code) or (not failed and not 200 <= status < 300):
        return {"kind": "unexpected"}
    if not failed:
        return {"kind": "success"}
    error = next((error for error in catalog["errors"] if error["code"] == code), None)
    said = (found_by(envelope["description"], body, headers) if "description" in envelope else None) or ""
    given = value_at(body, envelope["params"]) if "params" in envelope else None
    params = read_params(error, said, given) if error else {}
    retry = error["retry"] if error else {"mode": "backoff" if status in (429, 503) else "never"}
    waits = {"wait": retry["wait"], "scope": retry["scope"]} if retry["mode"] == "wait" else retry["mode"]
    texts = {language: words(catalog, error, said, params, language) for language in catalog["languages"]}
    return {"kind": "refused", "code": code, "retry": waits, "params": params, "texts": texts}


def build_request(catalog, operation, base_url, secret):
    query, headers, fields = {}, {}, {}
    path = re.sub(r"\{\w+\}", "1", operation["path"])
    places = {"body": fields, "header": headers, "query": query}
    for name in next(iter(operation["security"]), []):
        credential = catalog["credentials"][name]
        scheme = credential.get("scheme")
        value = base64.b64encode(secret.encode()).decode() if scheme == "Basic" else secret
        places[credential["in"]][credential["name"]] = f"{scheme} {value}" if scheme else value
    data = None
    if "body" in operation:
        headers["Content-Type"] = operation["body"]["mediaTypes"][0]
        is_form = headers["Content-Type"] == "application/x-www-form-urlencoded"
        data = (urllib.parse.urlencode(fields) if is_form else json.dumps(fields)).encode()
    url = base_url + path + ("?" + urllib.parse.urlencode(query) if query else "")
    return urllib.request.Request(url, data, headers, method=operation["method"])


def call(catalog, operation, base_url, secret):
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        answer = opener.open(build_request(catalog, operation, base_url, secret))
    except urllib.error.HTTPError as error:
        answer = error
    try:
        body = json.load(answer)
    except ValueError:
        body = None
    return outcome(catalog, operation, answer.status, answer.headers, body)


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        catalog = json.load(file)
    operations = {operation["id"]: operation for operation in catalog["operations"]}
    for line in sys.stdin:
        print(json.dumps(call(catalog, operations[line.strip()], *sys.argv[2:4])), flush=True)
