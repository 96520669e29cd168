"""What channels are called, so that texts name those that they mention."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "a41f0c7be2d9"
down_revision: str | None = "628e14e676e4"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "channels",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "id", name="pk_channels"),
    )


def downgrade() -> None:
    op.drop_table("channels")
