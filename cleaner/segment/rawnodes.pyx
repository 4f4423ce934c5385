# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The parsed tree read by address, without making a Python object of each node: see nodes.py, which says what comes out.

Nothing is known here of how lexbor lays out its nodes: all of them are looked at through the functions that the parser's
library exports, whose addresses `bind` is told.
"""

from array import array

from cpython cimport array as arrays
from cpython.unicode cimport PyUnicode_DecodeUTF8
from libc.stdint cimport uintptr_t
from libc.stdlib cimport calloc, free, malloc, realloc
from libc.string cimport memcmp

ctypedef void* (*Step)(void*) noexcept nogil
ctypedef uintptr_t (*Number)(void*) noexcept nogil
ctypedef int (*Sort)(void*) noexcept nogil
ctypedef const char* (*Value)(void*, size_t*) noexcept nogil

cdef Step _first_child = NULL, _next = NULL, _previous = NULL, _parent = NULL
cdef Number _tag_id = NULL
cdef Sort _type = NULL
cdef Value _text = NULL, _id = NULL, _class = NULL, _name = NULL, _said_name = NULL, _said = NULL
cdef Step _first_attribute = NULL, _next_attribute = NULL

cdef enum:
    ELEMENT = 1  # the DOM's own numbers for elements and texts
    TEXT_NODE = 3
    TEXT = 0  # actions, as in nodes.py
    SKIP = 1
    FLOW = 2
    LINK = 3
    BREAK = 4
    SEAM = 5
    CELL = 7
    OPEN = 8
    VERBATIM = 11
    DRAWING = 254
    UNKNOWN = 255

cdef struct Open:
    void* node
    Py_ssize_t at  # its number, -1 if it has none
    bint verbatim

cdef struct Way:  # from the root down to the present node
    Open* open
    Py_ssize_t depth, room

cdef Py_ssize_t _ROOM = 1024  # nodes; most pages have some more
cdef arrays.array _LONGS = array("l")
cdef arrays.array _KEYS = array("Q")
cdef arrays.array _BYTES = array("B")

FUNCTIONS = (
    "lxb_dom_node_first_child_noi", "lxb_dom_node_next_noi", "lxb_dom_node_tag_id_noi", "lxb_dom_node_type_noi",
    "lxb_dom_node_text_content", "lxb_dom_element_id_noi", "lxb_dom_element_class_noi", "lxb_dom_element_qualified_name",
    "lxb_dom_node_parent_noi", "lxb_dom_element_first_attribute_noi", "lxb_dom_element_next_attribute_noi",
    "lxb_dom_attr_qualified_name", "lxb_dom_attr_value_noi", "lxb_dom_node_prev_noi",
)


def bind(addresses):
    """Tell where the library's functions are: one address for each of FUNCTIONS, in their order."""
    global _first_child, _next, _previous, _tag_id, _type, _text, _id, _class, _name, _parent
    global _first_attribute, _next_attribute, _said_name, _said
    _first_child, _next = <Step><size_t>addresses[0], <Step><size_t>addresses[1]
    _tag_id, _type = <Number><size_t>addresses[2], <Sort><size_t>addresses[3]
    _text, _id, _class = <Value><size_t>addresses[4], <Value><size_t>addresses[5], <Value><size_t>addresses[6]
    _name, _parent = <Value><size_t>addresses[7], <Step><size_t>addresses[8]
    _first_attribute, _next_attribute = <Step><size_t>addresses[9], <Step><size_t>addresses[10]
    _said_name, _said = <Value><size_t>addresses[11], <Value><size_t>addresses[12]
    _previous = <Step><size_t>addresses[13]


cdef str _decoded(const char* text, size_t length):
    return PyUnicode_DecodeUTF8(text, length, "replace")


cdef bint _is_blank(const char* text, size_t length) noexcept nogil:
    cdef size_t i
    for i in range(length):
        if not _blank(text[i]):
            return False
    return True


cdef str _look(void* element, Py_ssize_t longest):
    """Id and class, as nodes.py has them."""
    cdef size_t id_length = 0, class_length = 0
    cdef const char* identity = _id(element, &id_length)
    cdef const char* classes = _class(element, &class_length)
    if not id_length and not class_length:
        return ""
    tokens = _decoded(identity, id_length) if id_length else ""
    tokens += " "
    if class_length:
        tokens += _decoded(classes, class_length)
    return tokens[:longest]


def read(
    size_t root, const unsigned char[::1] actions, wanted, Py_ssize_t longest, tuple setting, Py_ssize_t line,
    frozenset lettered, frozenset unseen, uintptr_t svg, uintptr_t math
):
    """The columns of `nodes.Nodes`: action, last, key, tag, said, and names of elements that `actions` does not know.

    Args:
        root: address of the node at which to begin.
        actions: for each of the parser's numbers what to do.
        wanted: addresses of inline elements that get a number all the same; None for none.
        longest: so many characters of id and class.
        setting: names of the attributes that say how a line is set.
        line: so many nodes side by side; what has more of them is running text.
        lettered: names of elements in which a drawing's text stands, in lower case.
        unseen: names of elements that no browser shows in a drawing or a formula.
        svg, math: the numbers of these two.
    """
    cdef Way way
    way.room, way.depth = 256, 0
    way.open = <Open*>malloc(way.room * sizeof(Open))
    if way.open == NULL:
        raise MemoryError
    try:
        return _read(<void*>root, actions, wanted, longest, setting, line, lettered, unseen, svg, math, &way)
    finally:
        free(way.open)


cdef int _enter(Way* way, void* node, Py_ssize_t at, bint verbatim) except -1:
    """Go down into a node."""
    cdef Open* more
    if way.depth == way.room:
        more = <Open*>realloc(way.open, 2 * way.room * sizeof(Open))
        if more == NULL:
            raise MemoryError
        way.open, way.room = more, 2 * way.room
    way.open[way.depth].node, way.open[way.depth].at, way.open[way.depth].verbatim = node, at, verbatim
    way.depth += 1
    return 0


cdef _read(
    void* root, const unsigned char[::1] actions, wanted, Py_ssize_t longest, tuple setting, Py_ssize_t line,
    frozenset lettered, frozenset unseen, uintptr_t svg, uintptr_t math, Way* way
):
    cdef Py_ssize_t room = _ROOM
    cdef arrays.array action_column = arrays.clone(_BYTES, room, zero=False)
    cdef arrays.array last_column = arrays.clone(_LONGS, room, zero=False)
    cdef arrays.array key_column = arrays.clone(_KEYS, room, zero=False)
    cdef arrays.array tag_column = arrays.clone(_LONGS, room, zero=False)
    cdef unsigned char* action_of = action_column.data.as_uchars
    cdef long* last = last_column.data.as_longs
    cdef unsigned long long* key = key_column.data.as_ulonglongs
    cdef long* tag = tag_column.data.as_longs
    cdef list said = []
    cdef dict names = {}
    cdef void* node = root
    cdef void* following
    cdef Py_ssize_t known = actions.shape[0], count = 0, at
    cdef Py_ssize_t verbatim = 0
    cdef Py_ssize_t drawn = -1  # how deep the outermost drawing with text stands, if any is open
    cdef uintptr_t number
    cdef unsigned char action
    cdef const char* content
    cdef size_t length
    while True:
        if count == room:
            room *= 2
            for column in (action_column, last_column, key_column, tag_column):
                arrays.resize(column, room)
            action_of, last = action_column.data.as_uchars, last_column.data.as_longs
            key, tag = key_column.data.as_ulonglongs, tag_column.data.as_longs
        number = _tag_id(node)
        action = actions[number] if number < <uintptr_t>known else <unsigned char>UNKNOWN
        following = NULL
        if action == DRAWING:
            if drawn < 0 and _shows_text(node, actions, lettered, unseen):
                drawn = way.depth
            action = OPEN if drawn >= 0 else SKIP
        elif action == UNKNOWN and _type(node) == ELEMENT and _named(node) in unseen and _is_in(node, svg, math):
            action = SKIP
        if action == TEXT:
            length = 0
            content = _text(node, &length)
            if content != NULL and length:
                action_of[count], last[count], key[count], tag[count] = TEXT, count + 1, <size_t>node, number
                if not verbatim and _is_blank(content, length):
                    said.append(" ")
                else:
                    said.append(_decoded(content, length))
                count += 1
        elif action != SKIP and (action != UNKNOWN or _type(node) == ELEMENT):
            at = -1
            if action == BREAK and _is_seam(node, actions, setting, line):
                action = SEAM
            if action != FLOW or (wanted is not None and <size_t>node in wanted):
                at = count
                action_of[count], key[count], tag[count] = action, <size_t>node, number
                if action >= CELL:
                    said.append(_look(node, longest))
                    if action == UNKNOWN and number not in names:
                        names[number] = _named(node)
                else:
                    said.append("")
                count += 1
            following = _first_child(node)
            if following != NULL:
                _enter(way, node, at, action == VERBATIM)
                verbatim += action == VERBATIM
                node = following
                continue
            if at >= 0:
                last[at] = count
        following = _next(node) if way.depth else NULL
        while following == NULL and way.depth:
            way.depth -= 1
            node, at = way.open[way.depth].node, way.open[way.depth].at
            drawn = -1 if way.depth == drawn else drawn
            verbatim -= way.open[way.depth].verbatim
            if at >= 0:
                last[at] = count
            following = _next(node) if way.depth else NULL
        if following == NULL:
            break
        node = following
    for column in (action_column, last_column, key_column, tag_column):
        arrays.resize(column, count)
    return action_column, last_column, key_column, tag_column, said, names


cdef str _named(void* element):
    cdef size_t length = 0
    cdef const char* name = _name(element, &length)
    return _decoded(name, length) if name != NULL else ""


cdef bint _shows_text(void* drawing, const unsigned char[::1] actions, frozenset lettered, frozenset unseen):
    """Whether any text of a drawing is shown, as nodes.py has it."""
    cdef void* node = _first_child(drawing)
    cdef void* following
    cdef void* words = NULL  # the outermost element around that holds the drawing's text
    cdef const char* text
    cdef size_t length
    while node != NULL:
        following = NULL
        if _type(node) == TEXT_NODE:
            length = 0
            text = _text(node, &length)
            if words != NULL and text != NULL and not _is_blank(text, length):
                return True
        elif not _hides(node, actions, unseen):
            following = _first_child(node)
            if words == NULL and following != NULL and _named(node).lower() in lettered:
                words = node
        while following == NULL and node != drawing:
            if node == words:
                words = NULL
            following = _next(node)
            if following == NULL:
                node = _parent(node)
        node = following
    return False


cdef bint _hides(void* element, const unsigned char[::1] actions, frozenset unseen):
    cdef uintptr_t number = _tag_id(element)
    return (number < <uintptr_t>actions.shape[0] and actions[number] == SKIP) or _named(element) in unseen


cdef bint _is_in(void* element, uintptr_t one, uintptr_t other) noexcept nogil:
    """Whether an element around it has one of these numbers."""
    cdef void* around = _parent(element)
    while around != NULL and _tag_id(around) != one and _tag_id(around) != other:
        around = _parent(around)
    return around != NULL


cdef bint _is_seam(void* mark, const unsigned char[::1] actions, tuple setting, Py_ssize_t line):
    """Whether the lines before and after a `<br>` are set in different ways, as nodes.py has it."""
    before = _setting(mark, actions, setting, line, _previous)
    if before is None:
        return False
    after = _setting(mark, actions, setting, line, _next)
    return after is not None and before != after


cdef tuple _setting(void* mark, const unsigned char[::1] actions, tuple names, Py_ssize_t line, Step way):
    """What the whole line before or after a `<br>` is set in; () if it is running text, None if there is no line."""
    cdef tuple found = None
    cdef uintptr_t number, known = len(actions)
    cdef unsigned char action
    cdef const char* text
    cdef size_t length
    cdef void* node = way(mark)
    for _ in range(line):
        if node == NULL:
            return found
        number = _tag_id(node)
        action = actions[number] if number < known else <unsigned char>UNKNOWN
        if action == TEXT:
            length = 0
            text = _text(node, &length)
            if text != NULL and _speaks(text, length):
                return ()
        elif _type(node) == ELEMENT:
            if action == FLOW or action == LINK or action == UNKNOWN:
                if _first_child(node) != NULL:
                    attributes = _attributes(node)
                    setting = (number, *[attributes.get(name) or "" for name in names])
                    if found is not None and found != setting:
                        return ()
                    found = setting
            elif action != SKIP:
                return found
        node = way(node)
    return ()


cdef bint _speaks(const char* text, size_t length):
    """Whether there is a letter or a figure in it."""
    cdef size_t i
    cdef bint ascii = True
    for i in range(length):
        if c"a" <= text[i] <= c"z" or c"A" <= text[i] <= c"Z" or c"0" <= text[i] <= c"9":
            return True
        ascii = ascii and <unsigned char>text[i] < 128
    return not ascii and any(map(str.isalnum, _decoded(text, length)))


def stated(size_t root, dict tags, uintptr_t head, str told):
    """Elements of some sorts: name, attributes, and of a script of the type `told` and of the page's title the text.

    Args:
        root: address of the node at which to begin.
        tags: by the parser's numbers the names of the sorts.
        head: the parser's number of the element in which the page's title stands.
    """
    cdef list found = []
    cdef void* node = <void*>root
    cdef unsigned char wanted[256]
    cdef uintptr_t number
    for number in range(256):
        wanted[number] = number in tags
    while node != NULL:
        number = _tag_id(node)
        if number < 256 and wanted[number]:
            name, attributes = tags[number], _attributes(node)
            if name == "title":
                if node != <void*>root and _tag_id(_parent(node)) == head:
                    found.append((name, attributes, _texts(node)))
            else:
                found.append((name, attributes, _texts(node) if attributes.get("type") == told else ""))
        node = _below(node, <void*>root)
    return found


cdef dict _attributes(void* element):
    cdef dict said = {}
    cdef void* attribute = _first_attribute(element)
    cdef const char* text
    cdef size_t length
    while attribute != NULL:
        length = 0
        text = _said_name(attribute, &length)
        name = _decoded(text, length)
        length = 0
        text = _said(attribute, &length)
        said[name] = _decoded(text, length) if text != NULL else ""
        attribute = _next_attribute(attribute)
    return said


cdef str _texts(void* element):
    cdef void* child = _first_child(element)
    cdef const char* text
    cdef size_t length
    said = ""
    while child != NULL:
        if _type(child) == TEXT_NODE:
            length = 0
            text = _text(child, &length)
            if text != NULL:
                said += _decoded(text, length)
        child = _next(child)
    return said


cdef class Element:
    """One element, as far as elements.py asks of it."""

    cdef void* node
    cdef object tree  # which keeps the parser's nodes alive
    cdef dict said

    @property
    def tag(self):
        cdef size_t length = 0
        cdef const char* name = _name(self.node, &length)
        return _decoded(name, length).lower() if name != NULL else None

    @property
    def attributes(self):
        if self.said is None:
            self.said = _attributes(self.node)
        return self.said

    @property
    def parent(self):
        return _element(_parent(self.node), self.tree)

    def text(self, *, str separator=""):
        cdef list texts = []
        cdef void* node = _below(self.node, self.node)
        cdef const char* text
        cdef size_t length
        while node != NULL:
            if _type(node) == TEXT_NODE:
                length = 0
                text = _text(node, &length)
                if text != NULL:
                    texts.append(_decoded(text, length))
            node = _below(node, self.node)
        return separator.join(texts)

    def inner(self, str attribute, str value):
        cdef void* node = self.node
        while node != NULL:
            if _type(node) == ELEMENT and _attributes(node).get(attribute) == value:
                return _element(node, self.tree)
            node = _below(node, self.node)
        return None


cdef Element _element(void* node, object tree):
    cdef Element element
    if node == NULL or _type(node) != ELEMENT:
        return None
    element = Element.__new__(Element)
    element.node, element.tree = node, tree
    return element


cdef inline void* _below(void* node, void* root) noexcept nogil:
    """The next node in document order; NULL after the last one inside `root`."""
    cdef void* following = _first_child(node)
    while following == NULL and node != root:
        following = _next(node)
        if following == NULL:
            node = _parent(node)
    return following


def find(object tree, size_t root, frozenset tags, list classes, list words):
    """The elements that elements.py looks for.

    Args:
        tree: to be kept as long as what is found.
        root: address of the node at which to begin.
        tags: the parser's numbers of some elements.
        classes: parts of the class.
        words: names of attributes, each with a word of its value, None if any value will do.
    """
    cdef list found = []
    cdef void* node = <void*>root
    cdef unsigned char wanted[256]
    cdef unsigned char begins[256]
    cdef uintptr_t number
    cdef size_t length
    cdef const char* text
    cdef unsigned long sizes = 0  # a bit for each length of a name in `words`: most attributes have others
    for number in range(256):
        wanted[number] = number in tags
        begins[number] = False
    for part in classes:
        begins[<unsigned char>(<bytes>part)[0]] = True
    for name, _ in words:
        sizes |= 1ul << min(len(name), 63)
    while node != NULL:
        if _type(node) == ELEMENT:
            number = _tag_id(node)
            length = 0
            text = _class(node, &length)
            if (
                (number < 256 and wanted[number])
                or (text != NULL and length and _holds_one(text, length, classes, begins))
                or _tells_one(node, words, sizes)
            ):
                found.append(_element(node, tree))
        node = _below(node, <void*>root)
    return found


cdef bint _holds_one(const char* text, size_t length, list parts, const unsigned char* begins):
    """Whether one of the parts stands in a text.

    Args:
        begins: for each character whether a part begins with it.
    """
    cdef const char* part
    cdef size_t size, at
    for at in range(length):
        if begins[<unsigned char>text[at]]:
            for encoded in parts:
                part, size = <bytes>encoded, len(<bytes>encoded)
                if at + size <= length and memcmp(text + at, part, size) == 0:
                    return True
    return False


cdef bint _tells_one(void* element, list words, unsigned long sizes):
    cdef void* each = _first_attribute(element)
    cdef const char* name
    cdef const char* text
    cdef size_t size, length
    while each != NULL:
        size = 0
        name = _said_name(each, &size)
        for attribute, word in words if sizes >> min(size, 63) & 1 else ():
            if size == <size_t>len(<bytes>attribute) and memcmp(name, <const char*>(<bytes>attribute), size) == 0:
                length = 0
                text = _said(each, &length)
                if word is None or (text != NULL and word in _decoded(text, length).split()):
                    return True
        each = _next_attribute(each)
    return False


cdef struct Slot:
    unsigned int hash
    int number  # of the name, from 1; 0 is an empty slot
    int length


cdef class Names:
    """Names looked for among the ids and classes of a page, whatever their case.

    Args:
        names: in lower case; one that ends in `*` is how an id begins.
    """

    cdef list names, beginnings
    cdef Slot* slots
    cdef unsigned int mask

    def __cinit__(self, names):
        cdef unsigned int size = 64
        cdef unsigned int at
        cdef unsigned int key
        self.names = sorted(name for name in names if not name.endswith("*"))
        self.beginnings = [(name, name.removesuffix("*").encode()) for name in names if name.endswith("*")]
        while size < 4 * len(self.names):
            size *= 2
        self.slots = <Slot*>calloc(size, sizeof(Slot))
        if self.slots == NULL:
            raise MemoryError
        self.mask = size - 1
        for number, name in enumerate(self.names, 1):
            encoded = name.encode()
            key = _hash(<bytes>encoded, len(encoded))
            at = key & self.mask
            while self.slots[at].number:
                at = (at + 1) & self.mask
            self.slots[at].hash, self.slots[at].number, self.slots[at].length = key, number, len(encoded)

    def __dealloc__(self):
        free(self.slots)

    cdef _begin(self, const char* text, size_t length, set found):
        cdef const char* beginning
        cdef size_t size, i
        for name, encoded in self.beginnings:
            beginning, size = <bytes>encoded, len(<bytes>encoded)
            if size <= length:
                i = 0
                while i < size and _lower(text[i]) == <unsigned char>beginning[i]:
                    i += 1
                if i == size:
                    found.add(name)

    cdef _look(self, const char* text, size_t length, set found):
        cdef size_t start = 0, end
        cdef unsigned int key, at
        while start < length:
            while start < length and _blank(text[start]):
                start += 1
            end = start
            key = 2166136261
            while end < length and not _blank(text[end]):
                key = (key ^ _lower(text[end])) * 16777619
                end += 1
            at = key & self.mask
            while end > start and self.slots[at].number:
                if self.slots[at].hash == key and <size_t>self.slots[at].length == end - start:
                    name = self.names[self.slots[at].number - 1]
                    if _decoded(text + start, end - start).lower() == name:
                        found.add(name)
                at = (at + 1) & self.mask
            start = end

    def found(self, size_t root):
        """Those of the names that an element has as id or as one of its classes.

        Args:
            root: address of the node at which to begin.
        """
        cdef set found = set()
        cdef void* node = <void*>root
        cdef size_t length
        cdef const char* text
        while node != NULL:
            if _type(node) == ELEMENT:
                length = 0
                text = _id(node, &length)
                if text != NULL:
                    self._look(text, length, found)
                    self._begin(text, length, found)
                length = 0
                text = _class(node, &length)
                if text != NULL:
                    self._look(text, length, found)
            node = _below(node, <void*>root)
        return found


cdef inline bint _blank(char character) noexcept nogil:
    return character == c" " or character == c"\n" or character == c"\t" or character == c"\r" or character == c"\f"


cdef inline unsigned int _lower(char character) noexcept nogil:
    return character + 32 if c"A" <= character <= c"Z" else <unsigned char>character


cdef unsigned int _hash(const char* text, size_t length) noexcept nogil:
    cdef unsigned int key = 2166136261
    cdef size_t i
    for i in range(length):
        key = (key ^ _lower(text[i])) * 16777619
    return key
