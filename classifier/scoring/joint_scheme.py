"""One scheme for several models: what they can mark together."""

from collections.abc import Sequence
from dataclasses import replace

from unsourced.schemes.scheme import Scheme


def joint_scheme(schemes: Sequence[Scheme]) -> Scheme:
    """The labels of all schemes, with the words, colours and ranks of the first that has them.

    Labels that no scheme has together may overlap: nobody decided between them. Raises ValueError without a scheme.
    """
    if not schemes:
        raise ValueError("no scheme to join")
    joint = schemes[0]
    for scheme in schemes[1:]:
        new = [label for label in scheme.labels if label.key not in joint.label_keys]
        known = {relation.key for relation in joint.relations}
        if not new:
            continue
        unmet = {
            frozenset((old, label.key)) for old in joint.label_keys for label in new if old not in scheme.label_keys
        }
        joint = replace(
            joint,
            labels=(*joint.labels, *new),
            relations=(*joint.relations, *(r for r in scheme.relations if r.key not in known)),
            overlaps=joint.overlaps | scheme.overlaps | unmet,
            precedence=(*joint.precedence, *(key for key in scheme.precedence if key not in joint.precedence)),
        )
    return joint
